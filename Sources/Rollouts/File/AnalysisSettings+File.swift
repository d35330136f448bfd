import GoTemplate

extension AnalysisSettings {
    /// Reads the keys of `analysis`.
    ///
    /// - Parameter places: where each key is looked for; the first place that has it counts.
    init(_ document: StagesDocument, at places: [ValuePath]) {
        self.init()
        func place(_ key: GoString) -> ValuePath? {
            places.map { $0.key(key) }.first { document.value(at: $0)?.isNil == false }
        }
        func word<Word: RawRepresentable<String>>(_ key: GoString, _ setting: inout Word) {
            if let word = place(key).flatMap(document.text(at:)).flatMap({ Word(rawValue: $0.text) }) { setting = word }
        }
        if let interval = place("interval").flatMap(document.duration(at:)) { self.interval = interval }
        window = place("window").flatMap(document.duration(at:))
        if let warmup = place("warmup").flatMap(document.duration(at:)) { self.warmup = warmup }
        if let share = place("confidence").flatMap(document.share(at:)) { confidence = share.fraction }
        if let minimum = place("minimum").flatMap(document.integer(at:)) { self.minimum = minimum }
        word("require", &requirement)
        if let limit = place("failures").flatMap({ FailureLimit(document, at: $0) }) { failures = limit }
        word("noData", &noData)
        extend = place("extend").flatMap(document.duration(at:))
        word("overdispersion", &overdispersion)
        word("count", &counting)
    }
}

extension FailureLimit {
    fileprivate init?(_ document: StagesDocument, at path: ValuePath) {
        if let count = document.integer(at: path.key("consecutive")) {
            self = .consecutive(count)
        } else if let count = document.integer(at: path.key("total")) {
            self = .total(count)
        } else {
            return nil
        }
    }
}
