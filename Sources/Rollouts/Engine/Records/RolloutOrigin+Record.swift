import GoTemplate

extension RolloutOrigin {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(
            reason: try fields.optionalText("reason"), stage: try fields.optionalInteger("stage"),
            revisions: try Self.revisions(fields.optionalFields("revisions")))
    }

    private static func revisions(_ fields: RecordReader?) throws(RolloutRecordError) -> [GoString: Int] {
        var revisions: [GoString: Int] = [:]
        for member in fields?.names ?? [] { revisions[member] = try fields?.integer(member) }
        return revisions
    }

    func write(to writer: RecordWriter) {
        writer.add("reason", reason)
        if let stage { writer.add("stage", stage) }
        if revisions.isEmpty { return }
        writer.add("revisions") { object in
            for (member, revision) in revisions.sorted(by: { $0.key < $1.key }) { object.add(member, revision) }
        }
    }
}
