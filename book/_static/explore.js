// Shows the frame that belongs to the inputs of an interactive figure. All frames stand in the page as data, which
// is parsed when the reader first moves an input.
(() => {
  const parsed = new WeakMap();

  function dataOf(box) {
    if (!parsed.has(box)) parsed.set(box, JSON.parse(box.querySelector("script").textContent));
    return parsed.get(box);
  }

  function show(box) {
    const { choices, descriptions, table, frames } = dataOf(box);
    let state = 0;
    box.querySelectorAll("input, select").forEach((input, k) => {
      const position = input.type === "range" ? Number(input.value) : input.selectedIndex;
      state = state * choices[k].length + position;
      if (input.type === "range") {
        input.setAttribute("aria-valuetext", choices[k][position]);
        input.nextElementSibling.value = choices[k][position];
      }
    });
    const tags = frames[state].map((place) => table[place]);
    box.querySelector(".nn-frame").innerHTML = `<${tags.join("><")}>`;
    box.querySelector(".nn-description").textContent = descriptions[state];
  }

  document.addEventListener("input", (event) => {
    const box = event.target.closest(".nn-explore");
    if (box) show(box);
  });
})();
