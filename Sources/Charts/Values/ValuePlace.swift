import GoTemplate

/// Where a value was set, as a person looks for it: `values-prod.yaml:12`, `--set`, `app/values.yaml:3`.
package struct ValuePlace: Equatable, Sendable {
    package enum Source: Equatable, Sendable {
        /// A flag of the command line, with its dashes.
        case flag(String)
        /// A file of `-f`, as it was named.
        case file(GoString)
        /// The `values.yaml` of a chart, named as templates are: `app/charts/db/values.yaml`.
        case chart(GoString)
        /// The values that a release was made with.
        case release(GoString)
    }

    package let source: Source
    /// From 1; nil where the source has no lines.
    package let line: Int?

    package init(source: Source, line: Int? = nil) {
        self.source = source
        self.line = line
    }

    package var description: GoString {
        let name: GoString =
            switch source {
            case .flag(let name): GoString(name)
            case .file("-"): "standard input"
            case .file(let path), .chart(let path): path
            case .release(let name): "values of " + name
            }
        return line.map { name + GoString(":\($0)") } ?? name
    }
}
