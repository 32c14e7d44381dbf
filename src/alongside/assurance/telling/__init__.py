"""Who is told of what by email, once each: asked for with the change, written and sent afterwards by the queue."""
