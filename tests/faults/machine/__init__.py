"""The machine of a campaign: its clock, and its disks that are small or fail."""
