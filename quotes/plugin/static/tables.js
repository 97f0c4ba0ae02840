// What Datasette's own pages leave out for readers who hear a page: its language, its main part, and names of fields.
const called = (selector, label) => document.querySelectorAll(selector).forEach(field => {
  if (!field.labels?.length) field.setAttribute("aria-label", label);
});

function mend() {
  document.documentElement.lang ||= "en";
  document.querySelector("section.content")?.setAttribute("role", "main");
  called("[name=_filter_column], [name^=_filter_column_]", "Column");
  called("[name=_filter_op], [name^=_filter_op_]", "Comparison");
  called("[name=_filter_value], [name^=_filter_value_]", "Value");
  called("[name=_sort], [name=_sort_desc]", "Sort by");
  called("select[name=_sort]", "Sort by");
  called("select:not([name])", "Choose");
  called(".CodeMirror textarea, .cm-content", "SQL");
  document.querySelectorAll("section.content h3").forEach(heading => {
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", "2");
  });
  document.querySelectorAll("section.content .table-wrapper, section.content pre").forEach(part => { part.tabIndex = 0; });
}

addEventListener("DOMContentLoaded", mend);
// The editor of SQL is made when all has loaded.
addEventListener("load", () => setTimeout(mend));
