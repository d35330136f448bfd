import GoLibrary
import GoTemplate

extension PlannedStage {
    init(_ fields: RecordReader, zone: (GoString) -> GoLocation?) throws(RolloutRecordError) {
        self.init(name: try fields.text("name"), members: try fields.texts("members"))
        digest = try fields.optionalText("digest")
        if try fields.isTrue("scoped") { scope = try fields.texts("scope") }
        wave = try fields.optionalInteger("wave") ?? 0
        facts = try fields.facts("facts")
        if let window = try fields.optionalFields("begin") { begin = try BeginWindow(window, zone: zone) }
        try readParts(fields)
        try readResponses(fields)
    }

    private mutating func readParts(_ fields: RecordReader) throws(RolloutRecordError) {
        before = try fields.steps("before")
        wait = try fields.duration("wait")
        tests = try fields.isTrue("tests")
        if let watching = try fields.optionalFields("bake") { bake = try PlannedBake(watching) }
        for step in try fields.elements("confirm") { confirm.append(try ConfirmStep(step)) }
        if let policy = try fields.optionalFields("approval") { approval = try ApprovalPolicy(policy) }
    }

    private mutating func readResponses(_ fields: RecordReader) throws(RolloutRecordError) {
        onFailure = try FailureResponse(fields)
        onInconclusive = try fields.word("onInconclusive")
        onReject = try fields.word("onReject")
        limit = try fields.optionalDuration("limit")
        noReturn = try fields.isTrue("noReturn")
    }

    /// All of it as it is stored.
    package var value: Value { RecordWriter(write).value }

    func write(to writer: RecordWriter) {
        writer.add("name", name)
        writer.add("members", members)
        writer.add("digest", digest)
        writer.add("scoped", scope != nil)
        writer.add("scope", scope ?? [])
        if wave > 0 { writer.add("wave", wave) }
        writer.add("facts", facts: facts)
        if let begin { writer.add("begin", begin.write) }
        writeParts(to: writer)
        onFailure.write(to: writer)
        writer.add("onInconclusive", word: onInconclusive)
        writer.add("onReject", word: onReject)
        writer.add("limit", limit)
        writer.add("noReturn", noReturn)
    }

    private func writeParts(to writer: RecordWriter) {
        writer.add("before", before, PlannedStep.write)
        writer.add("wait", wait)
        writer.add("tests", tests)
        if let bake { writer.add("bake", bake.write) }
        writer.add("confirm", confirm, ConfirmStep.write)
        if let approval { writer.add("approval", approval.write) }
    }
}
