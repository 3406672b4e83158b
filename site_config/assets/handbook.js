/* What a page gains with script: lists that narrow down, pictures in full screen, and names and keys for Material's controls. */
(function () {
  "use strict";

  var PHONE = window.matchMedia("(max-width: 44.9em)");

  function make(tag, properties, parent) {
    var element = document.createElement(tag);
    Object.keys(properties).forEach(function (name) {
      if (name in element) element[name] = properties[name];
      else element.setAttribute(name, properties[name]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function nameSearch() {
    var search = document.querySelector(".md-search[role=dialog]");
    if (!search) return;
    search.setAttribute("role", "search"); // it stands on every page, open or not, so it is no dialog
    search.setAttribute("aria-label", "Handbook");
  }

  function openSearch() {
    var toggle = document.querySelector("[data-md-toggle=search]");
    var field = document.querySelector(".md-search__input");
    if (!toggle || !field) return;
    if (!toggle.checked) toggle.click();
    field.focus();
  }

  function askBox() {
    var ask = document.querySelector(".ask");
    if (!ask || !document.querySelector(".md-search__input")) return;
    var button = make("button", { type: "button", className: "ask__button", textContent: "Search the handbook" });
    ask.insertBefore(button, ask.querySelector("ul"));
    button.addEventListener("click", openSearch);
  }

  /* Material's menu and search buttons are labels, which no keyboard reaches: a true button inside each does the same. */
  function keysForLabels() {
    var names = { __drawer: "Menu", __search: "Search" };
    all("label.md-header__button[for]").forEach(function (label) {
      var name = names[label.htmlFor];
      var toggle = document.getElementById(label.htmlFor);
      if (!name || !toggle) return;
      var inner = make("button", { type: "button", className: "label-button", "aria-label": name });
      while (label.firstChild) inner.appendChild(label.firstChild);
      label.appendChild(inner);
      inner.setAttribute("aria-expanded", String(toggle.checked));
      toggle.addEventListener("change", function () { inner.setAttribute("aria-expanded", String(toggle.checked)); });
      inner.addEventListener("click", function () {
        if (name === "Search") return openSearch();
        toggle.click();
        var first = document.querySelector(".md-sidebar--primary .md-nav__link[href]");
        if (toggle.checked && first) window.setTimeout(function () { first.focus(); }, 300);
      });
      document.addEventListener("keydown", function (event) {
        if (event.key !== "Escape" || !toggle.checked) return;
        toggle.click();
        inner.focus();
      });
    });
  }

  function dismissTooltips() {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") all(".md-tooltip2").forEach(function (tip) { tip.style.display = "none"; });
    });
  }

  /* The values of one choice, each once: numbers in their order, words in the order first met. */
  function valuesOf(rows, place) {
    var found = [];
    rows.forEach(function (row) {
      JSON.parse(row.dataset.options)[place].forEach(function (value) {
        if (value && found.indexOf(value) < 0) found.push(value);
      });
    });
    var numbers = found.every(function (value) { return /^[0-9]+$/.test(value); });
    return numbers ? found.sort(function (one, other) { return one - other; }) : found;
  }

  function choose(name, values, id, parent) {
    var field = make("div", { className: "table-filter__choice" }, parent);
    make("label", { htmlFor: id, textContent: name }, field);
    var list = make("select", { id: id, autocomplete: "off" }, field);
    make("option", { value: "", textContent: "All" }, list);
    values.forEach(function (value) { make("option", { value: value, textContent: value }, list); });
    return list;
  }

  /* A folder opened from a disk shows its files, not its page. */
  function pagesOnDisk() {
    if (location.protocol !== "file:") return;
    all("a").forEach(function (link) {
      ["href", "xlink:href"].forEach(function (name) {
        var address = link.getAttribute(name);
        if (address && !/^(#|[a-z]+:)/.test(address)) link.setAttribute(name, address.replace(/(^|\/|\.\.?)(#.*)?$/, function (_, end, place) {
          return (end === "." || end === ".." ? end + "/" : end) + "index.html" + (place || "");
        }));
      });
    });
  }

  function narrowDown(frame, index) {
    var rows = all("tbody tr:not(.table-group), dl > div", frame);
    if (rows.length < 8) return;
    var groups = all("tbody, .letter", frame);
    var box = make("div", { className: "table-filter" });
    var id = "filter-" + index;
    make("label", { htmlFor: id, textContent: "Show only entries with these words" }, box);
    var input = make("input", { id: id, type: "search", autocomplete: "off" }, box);
    var names = JSON.parse(frame.dataset.choices || "[]");
    var row = names.length ? make("div", { className: "table-filter__choices" }, box) : null;
    var lists = names.map(function (name, place) {
      return choose(name, valuesOf(rows, place), id + "-" + place, row);
    });
    var clear = names.length ? make("button", { type: "button", className: "picture__button", textContent: "Show all" }, row) : null;
    var fields = [input].concat(lists);
    var count = make("output", { htmlFor: fields.map(function (field) { return field.id; }).join(" ") }, box);
    count.setAttribute("aria-live", "polite");

    function narrow() {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var options = names.length ? JSON.parse(row.dataset.options) : [];
        row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; }) ||
          !lists.every(function (list, place) { return !list.value || options[place].indexOf(list.value) >= 0; });
        if (!row.hidden) shown += 1;
      });
      groups.forEach(function (group) {
        group.hidden = !rows.some(function (row) { return !row.hidden && group.contains(row); });
      });
      var narrowed = fields.some(function (field) { return field.value.trim(); });
      count.textContent = narrowed ? shown + " of " + rows.length + " shown" : "";
    }

    fields.forEach(function (field) { field.addEventListener("input", narrow); });
    if (clear) clear.addEventListener("click", function () {
      fields.forEach(function (field) { field.value = ""; });
      narrow();
      count.textContent = "All " + rows.length + " shown";
    });
    frame.insertBefore(box, frame.firstChild);
  }

  /* Only what scrolls is a stop for the keyboard. */
  function stops() {
    all(".table-scroll, .picture__canvas").forEach(function (box) {
      var scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.classList.add("scrolls");
      } else {
        box.classList.remove("scrolls");
        box.removeAttribute("tabindex");
        box.setAttribute("role", "group");
      }
    });
  }

  function button(text, parent, act) {
    var made = make("button", { type: "button", className: "picture__button", textContent: text }, parent);
    made.addEventListener("click", act);
    return made;
  }

  function width(svg) {
    return parseFloat(svg.getAttribute("width")) || svg.viewBox.baseVal.width;
  }

  function resize(svg, wanted) {
    var natural = svg.viewBox.baseVal.width;
    svg.setAttribute("width", String(Math.round(Math.max(natural / 4, Math.min(natural * 5, wanted)))));
    svg.removeAttribute("height");
  }

  function pan(view) {
    var from = null;
    view.addEventListener("pointerdown", function (event) {
      if (event.pointerType === "mouse" && event.button === 0) {
        from = { x: event.clientX + view.scrollLeft, y: event.clientY + view.scrollTop };
      }
    });
    view.addEventListener("pointermove", function (event) {
      if (!from) return;
      var left = from.x - event.clientX, top = from.y - event.clientY;
      if (Math.abs(left - view.scrollLeft) + Math.abs(top - view.scrollTop) < 4) return;
      view.classList.add("picture-full__view--held");
      view.scrollTo(left, top);
    });
    ["pointerup", "pointerleave"].forEach(function (name) {
      view.addEventListener(name, function () { from = null; });
    });
    view.addEventListener("dragstart", function (event) { event.preventDefault(); });
    view.addEventListener("click", function (event) {
      if (view.classList.contains("picture-full__view--held")) event.preventDefault();
      view.classList.remove("picture-full__view--held");
    }, true);
  }

  function fullScreen(svg, title, opener) {
    var home = svg.parentNode;
    var before = { width: svg.getAttribute("width"), height: svg.getAttribute("height") };
    var dialog = make("dialog", { className: "picture-full picture", "aria-label": title }, document.body);
    var bar = make("div", { className: "picture-full__bar" }, dialog);
    make("h2", { textContent: title }, bar);
    var view = make("div", { className: "picture-full__view", tabIndex: 0, role: "region", "aria-label": "Picture; the arrow keys move it" }, dialog);
    function zoom(factor) {
      var before = width(svg), left = view.scrollLeft + view.clientWidth / 2, top = view.scrollTop + view.clientHeight / 2;
      resize(svg, before * factor);
      var grown = width(svg) / before;
      view.scrollTo(left * grown - view.clientWidth / 2, top * grown - view.clientHeight / 2);
    }
    function larger() { zoom(1.25); }
    function smaller() { zoom(0.8); }
    function fit() {
      var box = svg.viewBox.baseVal;
      var room = Math.min((view.clientWidth - 30) / box.width, (view.clientHeight - 30) / box.height);
      resize(svg, box.width * Math.min(room, 2));
    }
    button("Larger", bar, larger);
    button("Smaller", bar, smaller);
    button("Fit", bar, fit);
    button("Close", bar, function () { dialog.close(); });
    view.appendChild(svg);
    pan(view);
    dialog.addEventListener("keydown", function (event) {
      var act = { "+": larger, "=": larger, "-": smaller, "0": fit }[event.key];
      if (act) act();
    });
    view.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a");
      if (link && link.href.baseVal.indexOf("#") >= 0) dialog.close();
    });
    dialog.addEventListener("close", function () {
      Object.keys(before).forEach(function (name) {
        if (before[name]) svg.setAttribute(name, before[name]);
      });
      home.appendChild(svg);
      dialog.remove();
      opener.focus();
    });
    dialog.showModal();
    fit();
  }

  /* The picture in the colours of a light page, twice its size, on white paper. */
  function savePng(svg, name, told) {
    var copy = svg.cloneNode(true), box = svg.viewBox.baseVal, scale = Math.min(2, 8000 / Math.max(box.width, box.height));
    copy.setAttribute("width", String(box.width));
    copy.setAttribute("height", String(box.height));
    var drawn = new Image();
    drawn.addEventListener("load", function () {
      var canvas = make("canvas", { width: Math.round(box.width * scale), height: Math.round(box.height * scale) });
      var pen = canvas.getContext("2d");
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) {
        if (!blob) return told("The picture could not be saved");
        var link = make("a", { href: URL.createObjectURL(blob), download: name + ".png" });
        link.click();
        window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
        told("Saved as " + name + ".png");
      }, "image/png");
    });
    drawn.addEventListener("error", function () { told("The picture could not be saved"); });
    drawn.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  }

  function offerPng(figure, svg, title) {
    var line = figure.querySelector(".picture__get");
    if (!line) return;
    var told = make("output", { className: "picture__told" });
    told.setAttribute("aria-live", "polite");
    var save = button("Download this picture (PNG)", line, function () {
      savePng(svg, figure.id, function (words) { told.textContent = words; });
    });
    save.setAttribute("aria-label", "Download this picture (PNG): " + title);
    line.appendChild(told);
  }

  function furnish(figure) {
    var svg = figure.querySelector("svg");
    var tools = figure.querySelector(".picture__tools");
    if (!svg || !tools) return;
    var name = figure.querySelector("figcaption strong");
    var title = name ? name.textContent.replace(/\.$/, "") : "Picture";
    var open = button("Open full screen", tools, function () { fullScreen(svg, title, open); });
    open.setAttribute("aria-label", "Open full screen: " + title);
    offerPng(figure, svg, title);
    figure.querySelector(".picture__canvas").inert = PHONE.matches;
    figure.addEventListener("click", function (event) {
      if (PHONE.matches && event.target === figure) open.click();
    });
    var twin = figure.querySelector(".picture__twin");
    if (twin && PHONE.matches) twin.open = twin.querySelectorAll("li").length < 16; // a longer one is opened by whoever wants it
  }

  /* Other versions of this page, where the handbook was published beside earlier ones. */
  function otherReleases() {
    var line = document.querySelector(".releases");
    if (!line || location.protocol === "file:") return;
    var root = line.dataset.root, page = line.dataset.page;
    fetch(root + "releases.json").then(function (answer) { return answer.json(); }).then(function (told) {
      make("label", { htmlFor: "release", textContent: "Version" }, line);
      var list = make("select", { id: "release", autocomplete: "off" }, line);
      told.releases.slice().reverse().forEach(function (one) {
        var words = one.version + (one.version === told.latest ? " (latest)" : "");
        var option = make("option", { value: one.version, textContent: words }, list);
        option.selected = one.version === line.dataset.release;
      });
      button("Open", line, function () {
        var home = root + encodeURIComponent(list.value) + "/";
        fetch(home + page, { method: "HEAD" }).then(function (answer) { location.assign(answer.ok ? home + page : home); });
      });
    }).catch(function () { /* the link to the list of versions stands there all the same */ });
  }

  pagesOnDisk();
  otherReleases();
  nameSearch();
  keysForLabels();
  askBox();
  dismissTooltips();
  all("[data-filtered]").forEach(narrowDown);
  all("figure.picture").forEach(furnish);
  stops();
  window.addEventListener("resize", stops);
})();
