"""What exists: classes, properties and shapes as Turtle, and the generated list of terms."""
