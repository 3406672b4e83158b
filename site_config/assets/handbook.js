/* What a page gains with script: tables that narrow down, pictures in full screen, names for Material's dialogs. */
(function () {
  "use strict";

  function make(tag, properties, parent) {
    var element = document.createElement(tag);
    Object.keys(properties).forEach(function (name) {
      if (name in element) element[name] = properties[name];
      else element.setAttribute(name, properties[name]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }

  function nameSearch() {
    var search = document.querySelector(".md-search[role=dialog]");
    if (search) search.setAttribute("aria-label", "Search");
  }

  function narrowDown(frame, index) {
    var rows = Array.prototype.slice.call(frame.querySelectorAll("tbody tr"));
    if (rows.length < 8) return;
    var box = make("div", { className: "table-filter" });
    var id = "filter-" + index;
    make("label", { htmlFor: id, textContent: "Show only rows with" }, box);
    var input = make("input", { id: id, type: "search", autocomplete: "off" }, box);
    var count = make("output", { htmlFor: id }, box);
    count.setAttribute("aria-live", "polite");
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = words.length ? shown + " of " + rows.length + " rows" : "";
    });
    frame.insertBefore(box, frame.firstChild);
  }

  function button(text, parent, act) {
    var made = make("button", { type: "button", className: "picture__button", textContent: text }, parent);
    made.addEventListener("click", act);
    return made;
  }

  function zoom(svg, factor) {
    var width = svg.viewBox.baseVal.width;
    var now = (parseFloat(svg.getAttribute("width")) || width) * factor;
    now = Math.max(width / 4, Math.min(width * 5, now));
    svg.setAttribute("width", String(Math.round(now)));
    svg.removeAttribute("height");
  }

  function fullScreen(figure, svg, title) {
    var home = svg.parentNode;
    var width = svg.getAttribute("width"), height = svg.getAttribute("height");
    var dialog = make("dialog", { className: "picture-full picture", "aria-label": title }, document.body);
    var bar = make("div", { className: "picture-full__bar" }, dialog);
    make("h2", { textContent: title }, bar);
    var view = make("div", { className: "picture-full__view", tabIndex: 0, role: "region", "aria-label": title }, dialog);
    button("Larger", bar, function () { zoom(svg, 1.25); });
    button("Smaller", bar, function () { zoom(svg, 0.8); });
    button("Fit", bar, function () {
      svg.setAttribute("width", String(Math.max(100, view.clientWidth - 30)));
      svg.removeAttribute("height");
    });
    button("Close", bar, function () { dialog.close(); });
    view.appendChild(svg);
    dialog.addEventListener("close", function () {
      svg.setAttribute("width", width);
      if (height) svg.setAttribute("height", height);
      home.appendChild(svg);
      dialog.remove();
    });
    dialog.showModal();
  }

  function furnish(figure) {
    var svg = figure.querySelector("svg");
    var tools = figure.querySelector(".picture__tools");
    if (!svg || !tools) return;
    var name = figure.querySelector("figcaption strong");
    var title = name ? name.textContent.replace(/\.$/, "") : "Picture";
    var open = button("Open full screen", tools, function () {
      fullScreen(figure, svg, title);
    });
    open.setAttribute("aria-label", "Open full screen: " + title);
    button("Larger", tools, function () { zoom(svg, 1.25); }).setAttribute("aria-label", "Larger: " + title);
    button("Smaller", tools, function () { zoom(svg, 0.8); }).setAttribute("aria-label", "Smaller: " + title);
  }

  function openTwins() {
    if (!window.matchMedia("(max-width: 44.9em)").matches) return;
    document.querySelectorAll(".picture__twin").forEach(function (twin) { twin.open = true; });
  }

  nameSearch();
  document.querySelectorAll("[data-filtered]").forEach(narrowDown);
  document.querySelectorAll("figure.picture").forEach(furnish);
  openTwins();
})();
