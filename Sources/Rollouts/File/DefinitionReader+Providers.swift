import GoTemplate

extension DefinitionReader {
    private static let providers = ValuePath().key("providers")

    /// All providers of the file.
    func providers() throws(StagesFileError) -> [ProviderDefinition] {
        try document.keys(at: Self.providers).map { name throws(StagesFileError) in
            try provider(named: name, at: Self.providers.key(name))
        }
    }

    private func provider(named name: GoString, at path: ValuePath) throws(StagesFileError) -> ProviderDefinition {
        let prometheus = path.key("prometheus")
        let http = path.key("http")
        let isPrometheus = document.value(at: prometheus) != nil
        let inner = isPrometheus ? prometheus : http
        let standardDelay = isPrometheus ? ProviderDefinition.scrapeDelay : .zero
        return ProviderDefinition(
            name: name, source: try source(prometheus: prometheus, http: http, command: path.key("command")),
            timeout: duration(
                at: inner.key("timeout"), path.key("timeout"), otherwise: ProviderDefinition.defaultTimeout),
            delay: duration(at: inner.key("delay"), path.key("delay"), otherwise: standardDelay))
    }

    private func source(
        prometheus: ValuePath, http: ValuePath, command: ValuePath
    ) throws(StagesFileError) -> ProviderDefinition.Source {
        if document.value(at: prometheus) != nil {
            return .prometheus(
                address: try secretText(at: prometheus.key("address")), try connection(at: prometheus))
        }
        guard document.value(at: http) != nil else { return .command(try words(at: command)) }
        return .http(
            url: try secretText(at: http.key("url")), place: try optional(at: http.key("json")),
            try connection(at: http))
    }

    /// A program with its arguments.
    func words(at path: ValuePath) throws(StagesFileError) -> [DeferredValue] {
        let words = try deferredItems(at: path)
        if words.isEmpty { throw document.failure("this names no program", at: path) }
        return words
    }
}
