"""What several fields read: names, units, offices, officers, moments, speech. A recogniser knows no field."""
