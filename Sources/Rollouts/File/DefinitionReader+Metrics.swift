import GoLibrary
import GoTemplate

extension DefinitionReader {
    private static let metrics = ValuePath().key("metrics")
    private static let providers = ValuePath().key("providers")

    /// The metrics of a stage.
    ///
    /// - Parameters:
    ///   - path: its `checks`.
    ///   - analysis: where settings are looked for that a metric does not have itself; the first place counts.
    func metrics(at path: ValuePath, analysis: [ValuePath]) throws(StagesFileError) -> [MetricDefinition] {
        try document.items(at: path).map { item throws(StagesFileError) in
            guard let name = document.text(at: item) else {
                let name = document.text(at: item.key("name")) ?? GoString()
                return try metric(named: name, at: item, analysis: analysis)
            }
            return try metric(named: name, at: try place(of: name, wantedAt: item), analysis: analysis)
        }
    }

    /// Reads what no stage checks, too.
    func checkMetrics() throws(StagesFileError) {
        for name in document.keys(at: Self.metrics) {
            _ = try metric(named: name, at: Self.metrics.key(name), analysis: [ValuePath().key("analysis")])
        }
    }

    private func place(of name: GoString, wantedAt item: ValuePath) throws(StagesFileError) -> ValuePath {
        let place = Self.metrics.key(name)
        guard document.value(at: place) != nil else {
            throw document.failure("there is no metric `" + name + "` in `metrics`", at: item)
        }
        return place
    }

    private func metric(
        named name: GoString, at path: ValuePath, analysis: [ValuePath]
    ) throws(StagesFileError) -> MetricDefinition {
        let query = try query(at: path)
        let isAdvisory = document.flag(at: path.key("advisory")) ?? false
        return MetricDefinition(
            name: name, provider: try provider(of: query, at: path.key("provider")), query: query,
            bound: try BoundReader(document: document, path: path, query: query).bound(isAdvisory: isAdvisory),
            fallback: word(at: path.key("compare").key("else")) ?? .before,
            settings: AnalysisSettings(document, at: [path] + analysis),
            unit: document.text(at: path.key("unit")) ?? "", isAdvisory: isAdvisory,
            release: try release(at: path.key("release")))
    }

    private func query(at path: ValuePath) throws(StagesFileError) -> MetricQuery {
        let (value, place) = (path.key("value"), path.key("json"))
        if document.value(at: value) != nil { return .value(try deferred(at: value)) }
        if document.value(at: place) != nil { return .place(try deferred(at: place)) }
        let ratio = path.key("ratio")
        let part = document.value(at: ratio.key("bad")) == nil ? RatioCounts.Part.good : .bad
        return .ratio(
            part, count: try deferred(at: ratio.key(GoString(part.rawValue))),
            total: try deferred(at: ratio.key("total")))
    }

    /// The provider's name; `json` is for those that answer JSON of their own.
    private func provider(of query: MetricQuery, at path: ValuePath) throws(StagesFileError) -> GoString {
        let name = document.text(at: path) ?? GoString()
        let place = Self.providers.key(name)
        guard document.value(at: place) != nil else {
            throw document.failure("there is no provider `" + name + "` in `providers`", at: path)
        }
        let isPrometheus = document.value(at: place.key("prometheus")) != nil
        switch query {
        case .place where isPrometheus:
            throw document.failure("a Prometheus is asked with `value` or `ratio`, not with `json`", at: path)
        case .value where !isPrometheus:
            throw document.failure("`value` is for a Prometheus; here `json` says where the number stands", at: path)
        default: return name
        }
    }

    private func release(at path: ValuePath) throws(StagesFileError) -> GoString {
        guard let name = document.text(at: path) else { return "" }
        guard document.value(at: ValuePath().key("releases").key(name)) != nil else {
            throw document.failure("there is no release `" + name + "` in `releases`", at: path)
        }
        return name
    }
}
