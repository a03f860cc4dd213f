// Compiled: each module of a folder, by the very Python that will run it; a page then starts without compiling.
// node compiled.mjs PYODIDE FOLDER
import { pathToFileURL } from "node:url";

const [pyodide, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide();
python.FS.mkdirTree("/packed");
python.mountNodeFS("/packed", folder);
python.runPython(`
import os
import py_compile

for folder, _, files in os.walk("/packed"):
    for file in files:
        if file.endswith(".py"):
            path = os.path.join(folder, file)
            py_compile.compile(
                path,
                path + "c",
                dfile=path.removeprefix("/packed/"),
                doraise=True,
                # Docstrings of the library stay, which it may show; those of others go. An assert stays in none.
                optimize=0 if "/zj415x/" in path else 2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            os.remove(path)
`);
