import Codecs
import GoTemplate

extension StageSequence {
    /// What must be true before traffic moves.
    package var guards: GuardPolicy { GuardPolicy(document) }
}

extension GuardPolicy {
    /// Reads `guards` at the top of a file.
    fileprivate init(_ document: StagesDocument) {
        self.init()
        let path = ValuePath().key("guards")
        if let share = document.share(at: path.key("ready")) { ready = share.fraction }
        if let factor = document.value(at: path.key("capacity"))?.number { capacity = factor }
        if let word = document.text(at: path.key("drift")), let response = Response(rawValue: word.text) {
            drift = response
        }
        if let word = document.text(at: path.key("reading")), let response = Response(rawValue: word.text) {
            reading = response
        }
        if document.value(at: path.key("risks")) != nil { risks = document.texts(at: path.key("risks")) }
        for code in document.keys(at: path.key("accept")) {
            accepted[code] = document.text(at: path.key("accept").key(code))
        }
    }
}
