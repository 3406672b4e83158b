/* Leads on to where a page stands now, and takes the place on the page along, which the page by itself would lose. */
location.replace(document.currentScript.dataset.to + location.search + location.hash);
