"""What a web server must be told about a site: what its pages may load, and whether search engines may list it."""

from __future__ import annotations

from generator.graph.model import Edition, Model

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The Content-Security-Policy: everything comes from the site itself, and no script or style stands inside a page.

Pictures may be `data:`, since a picture is saved as PNG by way of such an address.
"""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What a server should send with every file."""

HIDDEN = "noindex, nofollow"
"""What search engines are told of the staff edition."""


def to_be_found(model: Model) -> bool:
    """Whether search engines are told where the pages of a handbook are: not where they are for staff, or invented."""
    return model.edition == "public" and not model.handbook.invented


def headers_file(edition: Edition) -> bytes:
    """The headers as a `_headers` file, which many hosts of static sites read."""
    said = dict(HEADERS)
    if edition == "staff":
        said |= {"X-Robots-Tag": HIDDEN, "Cache-Control": "private, no-store"}
    return ("/*\n" + "".join(f"  {name}: {value}\n" for name, value in said.items())).encode()


def robots_file(edition: Edition, sitemap: str | None = None) -> bytes:
    """What search engines may look at: all of a public site, nothing of one for staff."""
    if edition == "staff":
        return b"User-agent: *\nDisallow: /\n"
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")).encode()
