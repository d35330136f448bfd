import GoTemplate

/// One document of a rendered template file, ready to be applied.
package struct Manifest {
    /// The template that rendered it, as in `chart/templates/service.yaml`.
    package let source: GoString
    /// The document's text without its separator, its final newline kept.
    package let content: GoString
    package let head: ManifestHead

    package init(source: GoString, content: GoString, head: ManifestHead) {
        self.source = source
        self.content = content
        self.head = head
    }
}

/// The few fields of a manifest that Helm looks at: what decides order and hooks.
package struct ManifestHead: Equatable {
    package var apiVersion = GoString()
    package var kind = GoString()
    package var name = GoString()
    /// In key order; empty where there are none.
    package var annotations: [GoString: GoString] = [:]

    package init() {}
}
