import GoTemplate

/// One of two sides of a release: where its facts stand in the values of the chart.
package struct TrafficSide {
    /// What the file calls it.
    package let name: GoString
    package let weight: ValuePath?
    package let replicas: ValuePath?
    package let versions: [ValuePath]
    /// `KIND/NAME`; nil where it is not known.
    package let workload: GoString?

    init(_ document: StagesDocument, name: GoString, at path: ValuePath, _ texts: Substitution) throws(StagesFileError)
    {
        func text(_ key: GoString) throws(StagesFileError) -> GoString? {
            guard let text = document.text(at: path.key(key)) else { return nil }
            return try texts.final(text, at: path.key(key), of: document)
        }
        self.name = name
        weight = try text("weight").map(ValuePath.init(dotted:))
        replicas = try text("replicas").map(ValuePath.init(dotted:))
        workload = try text("workload")
        var versions: [ValuePath] = []
        for item in document.items(at: path.key("version")) {
            guard let text = document.text(at: item) else { continue }
            versions.append(ValuePath(dotted: try texts.final(text, at: item, of: document)))
        }
        self.versions = versions
    }
}
