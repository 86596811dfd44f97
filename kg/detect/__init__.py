"""Who is mentioned: parsed document -> mentions."""
