// What scrolls sideways can be scrolled by keyboard; the theme sees to code and outputs alone.
(() => {
  const mark = () =>
    document.querySelectorAll(".pst-scrollable-table-container, dt.sig, div.math").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });

  addEventListener("resize", mark);
  addEventListener("load", async () => {
    await window.MathJax?.startup?.promise;
    mark();
  });
})();
