"""What lies on disk between and after builds."""
