"""The operator's endpoints: what the commands of administrators show and do, for programs."""
