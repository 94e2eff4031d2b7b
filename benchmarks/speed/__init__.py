"""Wall time of recognition beside other recognizers with the same model."""
