import GoTemplate

extension ReturnPolicy {
    /// Reads how to go back.
    ///
    /// - Parameter isAlone: whether there is but one release; of several only what stood together before is known to
    ///   work together, so that all stages are walked backwards where the file says nothing.
    init(_ document: StagesDocument, isAlone: Bool) {
        self.init()
        let path = ValuePath().key("return")
        mode =
            document.text(at: path.key("mode")).flatMap { ReturnMode(rawValue: $0.text) }
            ?? (isAlone ? .auto : .reverse)
        if let drain = document.duration(at: path.key("drain")) { self.drain = drain }
        if let wait = document.duration(at: path.key("wait")) { self.wait = wait }
        if let keep = document.duration(at: path.key("keep")) { self.keep = keep }
        if let retries = document.integer(at: path.key("retries")) { self.retries = retries }
        if let first = document.text(at: path.key("first")), let order = ReturnFirst(rawValue: first.text) {
            self.first = order
        }
        if let word = document.text(at: path.key("scope")), let scope = ReturnScope(rawValue: word.text) {
            self.scope = scope
        }
    }
}
