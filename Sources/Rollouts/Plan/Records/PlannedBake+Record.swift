import GoLibrary

extension PlannedBake {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        self.init(time: try fields.duration("time"))
        if let times = try fields.optionalFields("checks") { checks = try CheckTimes(times) }
        for step in try fields.elements("during") { during.append(try DuringStep(step)) }
    }

    func write(to writer: RecordWriter) {
        writer.add("time", time)
        if let checks { writer.add("checks", checks.write) }
        writer.add("during", during, DuringStep.write)
    }
}

extension CheckTimes {
    init(_ fields: RecordReader) throws(RolloutRecordError) {
        let interval = try fields.duration("interval")
        self.init(bake: interval, interval: interval)
        count = max(1, try fields.integer("count"))
        extra = max(0, try fields.integer("extra"))
        warmup = try fields.duration("warmup")
        delay = try fields.duration("delay")
    }

    func write(to writer: RecordWriter) {
        writer.add("interval", interval)
        writer.add("count", count)
        writer.add("extra", extra)
        writer.add("warmup", warmup)
        writer.add("delay", delay)
    }
}
