// The layout lab's drop zone: a file or text dropped on the form is as good as chosen or pasted.
const form = document.querySelector("[data-drop]");
const status = document.getElementById("status");

function taken(data) {
  if (data.files.length) {
    form.elements.file.files = data.files;
    status.textContent = `${form.dataset.droppedFile}: ${data.files[0].name}`;
    return true;
  }
  const words = data.getData("text/plain");
  if (!words) return false;
  form.elements.text.value = words;
  form.elements.file.value = "";
  status.textContent = form.dataset.droppedText;
  return true;
}

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
}
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) form.classList.remove("over");
});
form.addEventListener("drop", (event) => {
  form.classList.remove("over");
  if (taken(event.dataTransfer)) {
    event.preventDefault();
    form.querySelector("[type=submit]").focus();
  }
});
