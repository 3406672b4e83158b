/* Gives the page the colours that its reader chose last, before it is shown. */
(function () {
  "use strict";

  var kept = null;
  try { kept = __md_get("__palette"); } catch (refused) { return; }
  var colours = kept && kept.color;
  if (!colours) return;
  if (colours.media === "(prefers-color-scheme)") {
    var light = matchMedia("(prefers-color-scheme: light)").matches;
    var input = document.querySelector("[data-md-color-media='(prefers-color-scheme: " + (light ? "light" : "dark") + ")']");
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      if (input) colours[name] = input.getAttribute("data-md-color-" + name);
    });
  }
  Object.keys(colours).forEach(function (name) { document.body.setAttribute("data-md-color-" + name, colours[name]); });
})();
