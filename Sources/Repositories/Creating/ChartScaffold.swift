import GoTemplate

/// The files that a new chart begins with: a web server behind a service, with all that usually becomes of one.
///
/// Names of files and of values are those of Helm's scaffold, which other tools know; the texts are swelm's own.
enum ChartScaffold {
    /// Stands for the name of the chart.
    static let placeholder: GoString = "<CHARTNAME>"

    /// Paths with texts, in the order in which Helm writes them.
    static func files(for name: GoString) -> [(path: GoString, text: GoString)] {
        all.map { (path: GoString($0.path), text: text(GoString($0.text), for: name)) }
    }

    /// A text with the name of a chart in place of what stands for it.
    static func text(_ text: GoString, for name: GoString) -> GoString {
        let parts = text.split(separator: placeholder)
        return parts.dropFirst().reduce(into: parts.first ?? GoString()) { $0.append(name + $1) }
    }

    private static let all: [(path: String, text: String)] = [
        ("Chart.yaml", chartFile), ("values.yaml", values), (".helmignore", ignored),
        ("templates/ingress.yaml", ingress), ("templates/httproute.yaml", httpRoute),
        ("templates/deployment.yaml", deployment), ("templates/service.yaml", service),
        ("templates/serviceaccount.yaml", serviceAccount), ("templates/hpa.yaml", autoscaler),
        ("templates/NOTES.txt", notes), ("templates/_helpers.tpl", definitions),
        ("templates/tests/test-connection.yaml", connectionTest),
    ]
}
