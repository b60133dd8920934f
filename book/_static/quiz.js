// Names the text fields of quizzes, and typesets their formulas once MathJax has started; the extension stops
// jupyterquiz from loading its own.
addEventListener("load", async () => {
  const quizzes = [...document.querySelectorAll(".Quiz")];
  document.querySelectorAll(".Quiz .Input-text").forEach((field) => (field.ariaLabel = "Your answer"));
  if (!quizzes.length || !window.MathJax?.startup) return;
  await MathJax.startup.promise;
  await MathJax.typesetPromise(quizzes);
});
