import GoLibrary
import GoTemplate

extension BeginWindow {
    init(_ fields: RecordReader, zone: (GoString) -> GoLocation?) throws(RolloutRecordError) {
        let name = try fields.text("zone")
        guard let location = zone(name) else { throw .unknownWord(name, field: "zone") }
        let days = try fields.texts("days").compactMap { Int($0.text) }
        self.init(
            days: Set(days), opens: try fields.integer("opens"), closes: try fields.integer("closes"),
            location: location)
    }

    func write(to writer: RecordWriter) {
        writer.add("days", days.sorted().map { GoString("\($0)") })
        writer.add("opens", opens)
        writer.add("closes", closes)
        writer.add("zone", location.name)
    }
}
