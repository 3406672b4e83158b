/* The page of changes: what changed between any two versions, taken together from the lists that stand on the page. */
(function () {
  "use strict";

  function cells(row) {
    return { what: row.cells[0], before: row.cells[1], after: row.cells[2], approval: row.cells[3] };
  }

  /* The rows of all versions after one and up to another, the earliest first. */
  function between(sections, from, to) {
    var rows = [];
    sections
      .filter(function (section) { return section.number > from && section.number <= to; })
      .sort(function (a, b) { return a.number - b.number; })
      .forEach(function (section) {
        section.rows.forEach(function (row) { rows.push(row); });
      });
    return rows;
  }

  /* What they come to: one row a fact, with what was before the first and what is after the last. What was set up and
     taken away again, and what went back to how it was, is left out; what belongs to something new is part of that. */
  function together(rows) {
    var facts = new Map();
    rows.forEach(function (row) {
      var key = row.dataset.thing + "\n" + row.dataset.fact;
      if (!facts.has(key)) facts.set(key, []);
      facts.get(key).push(row);
    });
    var whole = new Map();
    facts.forEach(function (steps) {
      if (!steps[0].dataset.fact) {
        var first = steps[0].dataset.move, last = steps[steps.length - 1].dataset.move;
        whole.set(steps[0].dataset.thing, { comes: first === "+", goes: last === "-" });
      }
    });
    var found = [];
    facts.forEach(function (steps) {
      var first = cells(steps[0]), last = cells(steps[steps.length - 1]);
      var of = whole.get(steps[0].dataset.thing);
      if (of && (steps[0].dataset.fact ? of.comes || of.goes : of.comes && of.goes)) return;
      if (steps.length > 1 && first.before.textContent === last.after.textContent) return;
      found.push({ steps: steps, first: first, last: last, level: level(steps) });
    });
    return found.sort(function (a, b) { return a.level - b.level; });
  }

  /* The weightiest level of some steps; 0 is the weightiest. */
  function level(steps) {
    return Math.min.apply(null, steps.map(function (row) { return Number(row.dataset.level); }));
  }

  /* What several steps come to, in words that none of them contradicts. */
  function words(one) {
    var sorts = new Set(one.steps.map(function (row) { return row.dataset.sort; }));
    if (sorts.size === 1) return Array.from(one.last.what.cloneNode(true).childNodes);
    var title = one.steps[one.steps.length - 1].dataset.title;
    return [document.createTextNode(title + ": changed more than once")];
  }

  function line(one) {
    var row = document.createElement("tr");
    var head = document.createElement("th");
    head.scope = "row";
    head.append.apply(head, words(one));
    row.append(head);
    var weightiest = one.steps.find(function (step) { return Number(step.dataset.level) === one.level; });
    [["Before", one.first.before], ["After", one.last.after], ["Approval", cells(weightiest).approval]].forEach(function (part) {
      var cell = document.createElement("td");
      cell.dataset.label = part[0];
      cell.append.apply(cell, Array.from(part[1].cloneNode(true).childNodes));
      row.append(cell);
    });
    return row;
  }

  function start(form) {
    var said = form.querySelector(".between__said"), result = form.querySelector(".between__result");
    var choices = { from: form.elements.from, to: form.elements.to };
    var sections = Array.from(document.querySelectorAll(".release")).map(function (section) {
      return { number: Number(section.dataset.release), rows: Array.from(section.querySelectorAll("tbody tr")) };
    });

    function pick(select, version) {
      Array.from(select.options).forEach(function (option) {
        if (option.dataset.version === version) select.value = option.value;
      });
    }

    function show() {
      var from = Number(choices.from.value), to = Number(choices.to.value);
      result.textContent = "";
      if (from >= to) {
        said.textContent = "Choose a later version to compare with.";
        return;
      }
      var every = together(between(sections, from, to));
      var names = ["from", "to"].map(function (name) { return choices[name].selectedOptions[0].textContent; });
      var count = every.length === 1 ? "1 change" : (every.length || "No") + " changes";
      said.textContent = count + " from " + names[0] + " to " + names[1] + ".";
      if (!every.length) return;
      var table = document.createElement("table");
      table.className = "table steps";
      var caption = table.createCaption();
      caption.textContent = "What the versions between come to";
      var head = table.createTHead().insertRow();
      ["What changed", "Before", "After", "Approval"].forEach(function (words) {
        var cell = document.createElement("th");
        cell.scope = "col";
        cell.textContent = words;
        head.append(cell);
      });
      var body = table.createTBody();
      every.forEach(function (one) { body.append(line(one)); });
      result.append(table);
    }

    function remember() {
      var query = new URLSearchParams();
      Object.keys(choices).forEach(function (name) {
        query.set(name, choices[name].selectedOptions[0].dataset.version);
      });
      history.replaceState(null, "", location.pathname + "?" + query + location.hash);
      show();
    }

    var query = new URLSearchParams(location.search);
    Object.keys(choices).forEach(function (name) { if (query.has(name)) pick(choices[name], query.get(name)); });
    form.addEventListener("change", remember);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    show();
  }

  var form = document.getElementById("between");
  if (form) start(form);
})();
