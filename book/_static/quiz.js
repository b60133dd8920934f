// Typesets the formulas in quizzes once MathJax has started; the extension stops jupyterquiz from loading its own.
addEventListener("load", async () => {
  const quizzes = [...document.querySelectorAll(".Quiz")];
  if (!quizzes.length || !window.MathJax?.startup) return;
  await MathJax.startup.promise;
  await MathJax.typesetPromise(quizzes);
});
