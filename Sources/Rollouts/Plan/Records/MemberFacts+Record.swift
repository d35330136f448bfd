import GoTemplate

extension RecordReader {
    /// What releases are made of, by their names.
    func facts(_ name: GoString) throws(RolloutRecordError) -> [GoString: MemberFacts] {
        var facts: [GoString: MemberFacts] = [:]
        guard let members = try optionalFields(name) else { return facts }
        for member in members.names {
            var sides: [SideFacts] = []
            for side in try members.elements(member) { sides.append(try SideFacts(side)) }
            facts[member] = MemberFacts(sides: sides)
        }
        return facts
    }
}

extension RecordWriter {
    /// A release without sides is kept, too.
    func add(_ name: GoString, facts: [GoString: MemberFacts]) {
        add(name) { writer in
            for (member, facts) in facts { writer.addList(member, facts.sides, SideFacts.write) }
        }
    }
}

extension SideFacts {
    fileprivate init(_ fields: RecordReader) throws(RolloutRecordError) {
        let (template, version) = (try fields.optionalText("template"), try fields.optionalText("version"))
        self.init(
            name: try fields.text("name"), weight: try fields.integer("weight"),
            template: template.isEmpty ? nil : template, replicas: try fields.optionalInteger("replicas"),
            version: version.isEmpty ? nil : version)
    }

    fileprivate func write(to writer: RecordWriter) {
        writer.add("name", name)
        writer.add("weight", weight)
        writer.add("template", template ?? "")
        writer.add("replicas", replicas)
        writer.add("version", version ?? "")
    }
}
