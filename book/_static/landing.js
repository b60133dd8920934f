// The first page's drawing pad: mouse, touch or keys make strokes; digit_network.js counts their ink and reads it.
(() => {
  const box = document.querySelector(".nn-draw");
  if (!box) return;
  const find = (name) => box.querySelector(`.nn-draw-${name}`);
  const { network, digits } = JSON.parse(box.querySelector("script").textContent);
  const samples = digits.map(([label, ink]) => ({ label, counts: [...ink].map((count) => parseInt(count, 17)) }));
  const mistakes = samples.filter(({ label, counts }) => best(readDigit(network, counts).probabilities) !== label);

  const pad = find("pad");
  const cells = squares(find("shown"), 8, 8, 4);
  const inputs = squares(find("inputs"), 8, 8, 4);
  const units = squares(find("hidden"), 5, 10, 4);
  const bars = [...find("bars").children];

  let strokes = []; // lists of points; x and y from 0 to 32
  let sample = null; // the digit shown instead, if any
  let cursor = [3, 3];
  let lastCell = null; // where a key last put ink, for the next to join
  let saying;

  function squares(parent, columns, rows, size) {
    return Array.from({ length: columns * rows }, (_, k) => {
      const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const place = { x: size * (k % columns), y: size * Math.floor(k / columns), width: size, height: size };
      Object.entries(place).forEach(([name, value]) => square.setAttribute(name, value));
      return parent.appendChild(square);
    });
  }

  function best(probabilities) {
    return probabilities.indexOf(Math.max(...probabilities));
  }

  function show() {
    const counts = sample ? sample.counts : strokes.length ? countInk(strokes) : Array(64).fill(0);
    const empty = !sample && !strokes.length;
    const { hidden, probabilities } = readDigit(network, counts);
    const answer = best(probabilities);
    cells.forEach((cell, k) => (cell.style.fillOpacity = sample ? counts[k] / 16 : 0));
    inputs.forEach((input, k) => (input.style.fillOpacity = counts[k] / 16));
    units.forEach((unit, k) => (unit.style.fillOpacity = empty ? 0 : Math.min(1, hidden[k] / 4)));
    find("strokes").setAttribute("d", strokes.map((points) => `M${points.join("L")}h.01`).join(""));
    bars.forEach((bar, digit) => {
      const p = empty ? 0 : probabilities[digit];
      bar.classList.toggle("is-best", !empty && digit === answer);
      bar.style.setProperty("--p", p);
      bar.lastElementChild.textContent = empty ? "–" : percent(p);
    });
    clearTimeout(saying);
    saying = setTimeout(() => (find("status").textContent = empty ? "The pad is empty." : words(probabilities)), 300);
  }

  function percent(p) {
    return p > 0.99 ? "> 99%" : p < 0.01 ? "< 1%" : `${Math.round(100 * p)}%`;
  }

  function words(probabilities) {
    const [first, second] = probabilities.map((p, digit) => [p, digit]).sort(([p], [q]) => q - p);
    const said = ([p, digit]) => `${digit} (${percent(p)})`;
    const reading = `reads ${said(first)}${first[0] < 0.95 ? `, else ${said(second)}` : ""}.`;
    return sample ? `The true digit is ${sample.label}; it was not in the training data. The network ${reading}` : `The network ${reading}`;
  }

  function choose(list) {
    strokes = [];
    sample = list[(list.indexOf(sample) + 1) % list.length];
    show();
  }

  function draw(point, joined) {
    if (sample) strokes = [];
    sample = null;
    if (joined && strokes.length) strokes.at(-1).push(point);
    else strokes.push([point]);
    show();
  }

  function pointOf(event) {
    const { left, top, width, height } = pad.getBoundingClientRect();
    const inside = (share) => Math.min(32, Math.max(0, 32 * share));
    return [inside((event.clientX - left) / width), inside((event.clientY - top) / height)];
  }

  pad.addEventListener("pointerdown", (event) => {
    if (event.button || !event.isPrimary) return;
    pad.setPointerCapture(event.pointerId);
    lastCell = null;
    draw(pointOf(event), false);
  });

  pad.addEventListener("pointermove", (event) => {
    if (!pad.hasPointerCapture(event.pointerId) || !strokes.length) return;
    const point = pointOf(event);
    const [x, y] = strokes.at(-1).at(-1);
    if (Math.hypot(point[0] - x, point[1] - y) > 0.5) draw(point, true);
  });

  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  pad.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in moves) {
      cursor = cursor.map((place, axis) => Math.min(7, Math.max(0, place + moves[event.key][axis])));
      find("cursor").setAttribute("transform", `translate(${4 * cursor[0]} ${4 * cursor[1]})`);
      find("cell").textContent = `Row ${cursor[1] + 1}, column ${cursor[0] + 1}`;
    } else if (event.key === " " || event.key === "Enter") {
      const near = !sample && lastCell && cursor.every((place, axis) => Math.abs(place - lastCell[axis]) <= 1);
      draw([4 * cursor[0] + 2, 4 * cursor[1] + 2], near);
      lastCell = cursor;
    } else if (event.key === "Backspace" || event.key === "Delete") {
      strokes.pop();
      lastCell = null;
      show();
    } else return;
    event.preventDefault();
  });

  find("clear").addEventListener("click", () => {
    strokes = [];
    sample = lastCell = null;
    show();
  });
  find("sample").addEventListener("click", () => choose(samples));
  find("mistake").addEventListener("click", () => choose(mistakes));

  find("still").hidden = true;
  find("live").hidden = false;
  choose(samples);
})();
