"""`mp4totext doctor`: does what a job does, part by part, and says what works and what to do."""
