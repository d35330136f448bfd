extension CheckJudgement {
    init(_ fields: EventFields) throws(RolloutEventError) {
        self.init(
            check: try fields.integer("check"), isFinal: try fields.isTrue("final"),
            verdict: try fields.word("verdict"), message: try fields.optionalText("message"))
    }

    func write(to writer: EventWriter) {
        writer.add("check", check)
        writer.add("final", isFinal)
        writer.add("verdict", word: verdict)
        writer.add("message", message)
    }
}
