// Names the questions and text fields of quizzes, has their answers announced, and typesets their formulas once MathJax has started; the extension stops
// jupyterquiz from loading its own.
addEventListener("load", async () => {
  const quizzes = [...document.querySelectorAll(".Quiz")];
  quizzes.forEach((quiz) => {
    quiz.role = "group";
    quiz.setAttribute("aria-labelledby", quiz.querySelector("[id^=quizQn]").id);
    quiz.querySelector(".Feedback").ariaLive = "polite";
  });
  document.querySelectorAll(".Quiz .Input-text").forEach((field) => (field.ariaLabel = "Your answer"));
  if (!quizzes.length || !window.MathJax?.startup) return;
  await MathJax.startup.promise;
  await MathJax.typesetPromise(quizzes);
});
