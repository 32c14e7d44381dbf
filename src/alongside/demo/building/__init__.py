"""Makes the demonstration area from `demo/content`, through the same actions as everybody's pages."""

from alongside.demo.building.area import build_demonstration

__all__ = ["build_demonstration"]
