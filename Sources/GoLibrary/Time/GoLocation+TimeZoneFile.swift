import GoTemplate

extension GoLocation {
    /// Reads a file of the Unix time zone database (RFC 8536, versions 1 to 3); nil where it is malformed.
    ///
    /// Mirrors zoneinfo_read.go LoadLocationFromTZData.
    convenience init?(name: GoString, timeZoneFile content: [UInt8]) {
        var reader = TimeZoneFileReader(content)
        guard let version = reader.version(), var counts = reader.counts() else { return nil }
        let timeSize = version > 1 ? 8 : 4
        if version > 1 {
            // The first half repeats the data in 32 bits for old readers.
            guard reader.take(counts.size(timeSize: 4)) != nil, reader.version() != nil,
                let wideCounts = reader.counts()
            else { return nil }
            counts = wideCounts
        }
        guard let times = reader.take(counts.transitions * timeSize), let indexes = reader.take(counts.transitions),
            let zoneData = reader.take(counts.zones * 6), let names = reader.take(counts.nameBytes),
            reader.take(counts.leapSeconds * (timeSize + 4)) != nil,
            reader.take(counts.standardFlags + counts.utcFlags) != nil
        else { return nil }
        guard let zones = Self.zones(zoneData, names: names), !zones.isEmpty,
            let transitions = Self.transitions(times, timeSize: timeSize, indexes: indexes, zoneCount: zones.count)
        else { return nil }
        self.init(name: name, zones: zones, transitions: transitions, rule: Self.rule(in: reader.rest))
    }

    private static func zones(_ data: ArraySlice<UInt8>, names: ArraySlice<UInt8>) -> [Zone]? {
        var zones: [Zone] = []
        var reader = TimeZoneFileReader(data)
        while let entry = reader.take(6) {
            let offset = Int32(truncatingIfNeeded: TimeZoneFileReader.integer(entry.prefix(4)))
            let nameStart = names.startIndex + Int(entry[entry.startIndex + 5])
            guard nameStart < names.endIndex else { return nil }
            let name = names[nameStart...].prefix { $0 != 0 }
            let isDaylightSaving = entry[entry.startIndex + 4] != 0
            zones.append(Zone(name: GoString(name), offset: Int(offset), isDaylightSaving: isDaylightSaving))
        }
        return zones
    }

    private static func transitions(
        _ times: ArraySlice<UInt8>, timeSize: Int, indexes: ArraySlice<UInt8>, zoneCount: Int
    ) -> [Transition]? {
        var transitions: [Transition] = []
        var reader = TimeZoneFileReader(times)
        for index in indexes {
            guard let time = reader.take(timeSize), Int(index) < zoneCount else { return nil }
            let bits = TimeZoneFileReader.integer(time)
            let start = timeSize == 8 ? Int64(bitPattern: bits) : Int64(Int32(truncatingIfNeeded: bits))
            transitions.append(Transition(start: start, zoneIndex: Int(index)))
        }
        return transitions.isEmpty ? [Transition(start: .min, zoneIndex: 0)] : transitions
    }

    /// The footer stands between two newlines; version 1 has none.
    private static func rule(in footer: ArraySlice<UInt8>) -> POSIXZoneRule? {
        let newline = UInt8(ascii: "\n")
        guard footer.count > 2, footer.first == newline, footer.last == newline else { return nil }
        return POSIXZoneRule(parsing: footer.dropFirst().dropLast())
    }
}

/// Takes big-endian data from the front of a time zone file.
private struct TimeZoneFileReader {
    private(set) var rest: ArraySlice<UInt8>

    /// The lengths of the file's sections, in the order of the header.
    struct Counts {
        let utcFlags: Int
        let standardFlags: Int
        let leapSeconds: Int
        let transitions: Int
        let zones: Int
        let nameBytes: Int

        func size(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + zones * 6 + nameBytes + leapSeconds * (timeSize + 4) + standardFlags
                + utcFlags
        }
    }

    init(_ content: some Sequence<UInt8>) { rest = Array(content)[...] }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    mutating func version() -> Int? {
        guard let magic = take(4), magic.elementsEqual("TZif".utf8), let header = take(16) else { return nil }
        switch header.first {
        case 0: return 1
        case UInt8(ascii: "2"): return 2
        case UInt8(ascii: "3"): return 3
        default: return nil
        }
    }

    mutating func counts() -> Counts? {
        guard let bytes = take(24) else { return nil }
        let numbers = (0..<6).map { Int(Self.integer(bytes.dropFirst($0 * 4).prefix(4))) }
        return Counts(
            utcFlags: numbers[0], standardFlags: numbers[1], leapSeconds: numbers[2], transitions: numbers[3],
            zones: numbers[4], nameBytes: numbers[5])
    }
}
