/* What the front door gains with script: a search over all handbooks, and links that work from a disk too. */
(function () {
  "use strict";

  var AT_ONCE = 20, LINE = 220, WAIT = 250, WHOLE = 3;
  var LIGHT = ("a about after am an and answers any are as at be by can charge could do does for from had has have how i in is it " +
    "its lead leads look looking looks many me my of on or our person responsible run runs should sit sits take takes tell that the " +
    "their them there they this to us was we were what when where which who whom whose why will with would you your").split(" ");

  function make(tag, properties, parent) {
    var element = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (name) {
      if (name in element) element[name] = properties[name];
      else element.setAttribute(name, properties[name]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }

  /* A folder opened from a disk shows its files, not its page. */
  function file(address) {
    return location.protocol === "file:" ? address.replace(/(^|\/)(#.*)?$/, "$1index.html$2") : address;
  }

  function linksOnDisk() {
    if (location.protocol !== "file:") return;
    Array.prototype.forEach.call(document.querySelectorAll("a[href]"), function (link) {
      var address = link.getAttribute("href");
      if (!/^[#]|^[a-z]+:/.test(address)) link.setAttribute("href", file(address));
    });
  }

  /* Words without what does not tell two apart: capitals, accents, signs, and the s of a plural. */
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/&/g, " and ")
      .replace(/['’]s\b/g, "").replace(/[^a-z0-9]+/g, " ").trim()
      .replace(/\b([a-z]{3,}[^s ])s\b/g, "$1");
  }

  function padded(text) { return " " + plain(text) + " "; }

  function prepare(data) {
    return data.entries.map(function (row) {
      var entry = {
        handbook: data.handbooks[row[0]], title: row[1], address: row[2], kind: data.kinds[row[3]],
        page: row[4], names: row[5], words: row[6]
      };
      entry.inTitle = padded(entry.title);
      entry.inNames = entry.names.map(padded);
      entry.inWords = padded([entry.kind[0], entry.page, entry.words].join(" . "));
      return entry;
    });
  }

  /* Asked for by its whole name, by the beginning of it, by words in it, by words in what is said about it. */
  function score(entry, words, whole) {
    var named = [entry.inTitle].concat(entry.inNames);
    function every(test) { return words.every(test); }
    function stands(text) { return function (word) { return text.indexOf(" " + word + " ") >= 0; }; }
    function begins(text) { return function (word) { return text.indexOf(" " + word + (word.length < WHOLE ? " " : "")) >= 0; }; }
    var all = named.join("");
    var points = 0;
    if (whole.some(function (asked) { return entry.inTitle === asked; })) points = 100;
    else if (whole.some(function (asked) { return entry.inNames.indexOf(asked) >= 0; })) points = 98;
    else if (every(stands(entry.inTitle))) points = entry.inTitle.indexOf(whole[1]) === 0 ? 80 : 70;
    else if (every(begins(entry.inTitle))) points = 60;
    else if (every(begins(all))) points = 50;
    else if (every(begins(all + entry.inWords))) {
      points = 20 + 15 * words.filter(begins(all)).length / words.length;
      if (entry.inWords.indexOf(whole[1]) >= 0) points += 5;
    }
    return points && points - 3 * entry.kind[1] - Math.min(entry.inTitle.length, 90) / 100;
  }

  function search(entries, query) {
    var asked = plain(query);
    var every = asked.split(" ").filter(Boolean);
    var words = every.filter(function (word) { return LIGHT.indexOf(word) < 0; });
    if (!words.length) words = every;
    var whole = [" " + asked + " ", " " + words.join(" ") + " "];
    function ranked(points) {
      return entries
        .map(function (entry, index) { return { entry: entry, points: points(entry), index: index }; })
        .filter(function (found) { return found.points > 0; })
        .sort(function (a, b) { return b.points - a.points || a.index - b.index; })
        .map(function (found) { return found.entry; });
    }
    var found = ranked(function (entry) { return score(entry, words, whole); });
    if (found.length || words.length < 2) return { found: found, words: words, some: false };
    found = ranked(function (entry) {
      return words.reduce(function (sum, word) { return sum + Math.max(0, score(entry, [word], [" " + word + " ", " " + word + " "])); }, 0);
    });
    return { found: found, words: words, some: true };
  }

  /* The sentences of what is said about a thing, from the first that holds a word asked for. */
  function line(entry, words) {
    var sentences = entry.words.match(/[^.!?]+[.!?]*\s*/g) || [];
    var named = entry.inTitle + entry.inNames.join("");
    var sought = words.filter(function (word) { return named.indexOf(" " + word) < 0; });
    var start = 0;
    sentences.some(function (sentence, index) {
      var hit = sought.some(function (word) { return padded(sentence).indexOf(" " + word) >= 0; });
      if (hit) start = index;
      return hit;
    });
    var text = sentences.slice(start).join("").trim();
    if (text.length > LINE) text = text.slice(0, LINE).replace(/\s+\S*$/, "") + " …";
    return (start ? "… " : "") + text;
  }

  /* The same words with those asked for marked; only ever as text. */
  function marked(parent, text, words) {
    text.split(/([A-Za-z0-9À-ɏ]+)/).forEach(function (piece, index) {
      var hit = index % 2 && words.some(function (word) { return plain(piece).indexOf(word) === 0; });
      if (hit) make("mark", { textContent: piece }, parent);
      else parent.appendChild(document.createTextNode(piece));
    });
  }

  function show(entry, words, list) {
    var item = make("li", {}, list);
    var link = make("a", { href: file(entry.handbook[0] + "/" + entry.address) }, make("p", { className: "result__title" }, item));
    marked(link, entry.title, words);
    var where = [entry.kind[0]];
    if (entry.page) where.push("on the page “" + entry.page + "”");
    make("p", { className: "result__where", textContent: entry.handbook[1] + " · " + where.join(", ") }, item);
    var said = line(entry, words);
    if (said) marked(make("p", { className: "result__line" }, item), said, words);
    return link;
  }

  function count(number, one, many) { return number + " " + (number === 1 ? one : many); }

  function furnish(form) {
    var field = form.elements.q;
    var said = document.querySelector(".search__said"), results = document.querySelector(".search__results");
    var entries = null, loading = false, timer = 0, last = null;

    function load() {
      if (entries || loading) return;
      loading = true;
      var script = make("script", { src: form.getAttribute("data-search") });
      script.onload = function () { entries = prepare(window.handbookSearch); run(); };
      script.onerror = function () {
        loading = false;
        script.remove();
        last = null;
        said.textContent = "The search could not be loaded. The numbers on each card lead to its lists.";
      };
      document.head.appendChild(script);
    }

    function more(found, words, from, list, button) {
      var links = found.slice(from, from + AT_ONCE).map(function (entry) { return show(entry, words, list); });
      if (button) { button.remove(); links[0].focus(); }
      var left = found.length - from - AT_ONCE;
      if (left <= 0) return;
      var next = make("button", { type: "button", className: "search__more", textContent: "Show " + Math.min(left, AT_ONCE) + " more" }, results);
      next.addEventListener("click", function () { more(found, words, from + AT_ONCE, list, next); });
    }

    function run() {
      window.clearTimeout(timer);
      var query = field.value.trim();
      if (query === last) return;
      if (query && !entries) { said.textContent = "Searching …"; load(); return; }
      last = query;
      results.textContent = "";
      said.textContent = "";
      if (!plain(query)) return;
      var answer = search(entries, query), found = answer.found;
      var handbooks = found.map(function (entry) { return entry.handbook[0]; })
        .filter(function (one, index, every) { return every.indexOf(one) === index; }).length;
      var some = answer.some ? "Nothing holds all of these words. " : "";
      said.textContent = found.length
        ? some + count(found.length, "result", "results") + (answer.some ? " with some of them" : "") + " for “" + query + "” in " + count(handbooks, "handbook", "handbooks")
        : "Nothing was found for “" + query + "”. Try another word for it, or fewer words.";
      if (found.length) more(found, answer.words, 0, make("ol", { className: "results", "aria-label": "Results" }, results), null);
    }

    function remember() {
      try {
        history.replaceState(null, "", field.value.trim() ? "?q=" + encodeURIComponent(field.value.trim()) : location.pathname);
      } catch (error) { /* a page from a disk may not change its address */ }
    }

    form.hidden = false;
    document.querySelector(".search__without").hidden = true;
    field.addEventListener("focus", load);
    field.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(run, WAIT);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      run();
      remember();
    });
    var asked = /[?&]q=([^&]*)/.exec(location.search);
    if (asked) {
      try { field.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (error) { field.value = asked[1]; }
      run();
    }
  }

  linksOnDisk();
  Array.prototype.forEach.call(document.querySelectorAll("form[data-search]"), furnish);
})();
