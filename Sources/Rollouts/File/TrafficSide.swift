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
    /// What `${names}` of queries stand for where this side is measured.
    package let variables: [GoString: GoString]

    init(_ document: StagesDocument, name: GoString, at path: ValuePath, _ texts: Substitution) throws(StagesFileError)
    {
        func text(_ keys: GoString...) throws(StagesFileError) -> GoString? {
            let place = ValuePath(path.components + keys.map(ValuePath.Component.key))
            guard let text = document.text(at: place) else { return nil }
            return try texts.final(text, at: place, of: document)
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
        var variables: [GoString: GoString] = [:]
        for key in document.keys(at: path.key("variables")) {
            variables[key] = try text("variables", key)
        }
        self.variables = variables
    }
}
