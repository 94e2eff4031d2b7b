"""Files and tracks of a result that are made when somebody asks for them."""
