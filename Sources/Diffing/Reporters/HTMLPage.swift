import GoTemplate

/// HTML in the making; text from outside goes through `text` and `element` only.
package struct HTMLPage {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Adds markup that is finished, such as a drawing.
    package mutating func add(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

    package mutating func text(_ text: GoString) { bytes.append(contentsOf: MarkupText.html(text)) }

    package mutating func element(_ name: String, _ content: GoString, class className: String? = nil) {
        raw("<\(name)" + (className.map { " class=\"\($0)\"" } ?? "") + ">")
        text(content)
        raw("</\(name)>")
    }
}

// MARK: - What is the same on every page

extension HTMLPage {
    /// Opens a page up to its body.
    ///
    /// The policy lets nothing in from outside, whatever the content is.
    /// - Parameters:
    ///   - styles: the rules of this kind of page, behind those of all.
    ///   - runsScript: whether the page has a script of its own.
    ///   - refresh: after how many seconds a browser reads the page again; nil for never.
    package mutating func open(
        title: GoString, styles: String, runsScript: Bool = false, refresh seconds: Int? = nil
    ) {
        let scripts = runsScript ? " script-src 'unsafe-inline';" : ""
        raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline';\(scripts) base-uri 'none'; form-action 'none'">

            """)
        if let seconds { raw("<meta http-equiv=\"refresh\" content=\"\(seconds)\">\n") }
        element("title", title)
        raw("\n<style>\(Self.style)\(styles)</style>\n</head>\n<body>\n")
    }

    static let controls = """
        <input id="search" type="search" placeholder="Search objects and lines" aria-label="Search">
        <button id="fold" type="button">Fold all</button>
        <button id="theme" type="button">Dark or light</button>
        <span id="count" role="status"></span>
        """

    /// The colours, light and dark, and the type of every page.
    private static let style = """

        :root { color-scheme: light dark; --page: #fff; --text: #1f2328; --line: #d1d9e0; --soft: #59636e; --box: #f6f8fa;
          --old: #ffebe9; --old-mark: #ffc1bc; --new: #dafbe1; --new-mark: #9be9a8; --risk: #cf222e; --warn: #9a6700; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --page: #0d1117; --text: #e6edf3;
          --line: #3d444d; --soft: #9198a1; --box: #151b23; --old: #3c1618; --old-mark: #8e1519; --new: #12261e;
          --new-mark: #1a7f37; --risk: #ff7b72; --warn: #d29922; } }
        :root[data-theme=dark] { color-scheme: dark; --page: #0d1117; --text: #e6edf3; --line: #3d444d; --soft: #9198a1;
          --box: #151b23; --old: #3c1618; --old-mark: #8e1519; --new: #12261e; --new-mark: #1a7f37; --risk: #ff7b72;
          --warn: #d29922; }
        :root[data-theme=light] { color-scheme: light; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }

        """

    /// The rules of changes and risks, on whatever page they stand.
    package static let changeRows = """

        code, .object table { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
        .risks { border: 1px solid var(--risk); border-radius: 6px; padding: .6em .6em .6em 2em; }
        .risks .high b:first-child { color: var(--risk); }
        .warning, .risks .medium b:first-child { color: var(--warn); }
        .summary { font-weight: 600; }
        .noise, .source, .sides { color: var(--soft); }
        details { border: 1px solid var(--line); border-radius: 6px; margin: .7em 0; overflow: hidden; }
        summary { padding: .45em .7em; background: var(--box); cursor: pointer; }
        .badge { border: 1px solid var(--line); border-radius: 1em; padding: 0 .6em; font-size: .85em; }
        .added .badge { background: var(--new-mark); } .removed .badge { background: var(--old-mark); }
        .object table { border-collapse: collapse; width: 100%; }
        .object td { padding: 0 .6em; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; }
        .object td:not(:last-child) { width: 3.5em; text-align: right; color: var(--soft); user-select: none; }
        .object .hunk td { text-align: left; color: var(--soft); background: var(--box); }
        .old td:last-child { background: var(--old); } .new td:last-child { background: var(--new); }
        .old mark { background: var(--old-mark); } .new mark { background: var(--new-mark); }
        mark { color: inherit; } .note td { color: var(--soft); }

        """

    /// The rules of a page that shows nothing but changes.
    static let changes = """

        header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .6em; align-items: center;
          padding: .6em 1.2em; background: var(--page); border-bottom: 1px solid var(--line); }
        h1 { font-size: 1.1em; margin: 0; }
        input { flex: 1; min-width: 12em; padding: .35em .6em; font: inherit; }
        button { font: inherit; padding: .3em .7em; }
        main { padding: 0 1.2em 3em; }

        """ + changeRows

    static let script = """
        <script>
        (() => {
          const objects = [...document.querySelectorAll("details.object")];
          const texts = objects.map((object) => object.textContent.toLowerCase());
          const count = document.getElementById("count");
          const search = document.getElementById("search");
          const show = () => {
            const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
            let shown = 0;
            objects.forEach((object, index) => {
              object.hidden = !words.every((word) => texts[index].includes(word));
              if (!object.hidden) shown += 1;
            });
            count.textContent = words.length ? `${shown} of ${objects.length}` : `${objects.length} objects`;
          };
          search.addEventListener("input", show);
          const fold = document.getElementById("fold");
          fold.addEventListener("click", () => {
            const opens = objects.every((object) => !object.open);
            objects.forEach((object) => { object.open = opens; });
            fold.textContent = opens ? "Fold all" : "Unfold all";
          });
          document.getElementById("theme").addEventListener("click", () => {
            const root = document.documentElement;
            const isDark = root.dataset.theme ? root.dataset.theme === "dark"
              : matchMedia("(prefers-color-scheme: dark)").matches;
            root.dataset.theme = isDark ? "light" : "dark";
          });
          show();
        })();
        </script>

        """
}
