import Codecs
import GoLibrary
import GoTemplate

extension RecordedRun {
    /// Reads JSON lines; empty ones and those that begin with `#` say nothing.
    package init(lines text: [UInt8]) throws(RecordedRunError) {
        self.init()
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let trimmed = GoString(line).trimmingSpace
            if trimmed.isEmpty || trimmed.bytes.first == UInt8(ascii: "#") { continue }
            do { try take(RecordedLine(json: trimmed.bytes)) } catch {
                throw RecordedRunError(line: index + 1, reason: error.goMessage)
            }
        }
        requests.sort { $0.time < $1.time }
        faults.sort { $0.time < $1.time }
    }

    private mutating func take(_ line: RecordedLine) throws {
        switch line.kind {
        case .metric: numbers.append(try line.number())
        case .fault: faults.append(try line.fault())
        case .took: durations.append(try line.duration())
        case .approve, .reject, .ask: requests.append(try line.request())
        case .expect, .param, .start: try takeHead(line)
        }
    }

    private mutating func takeHead(_ line: RecordedLine) throws {
        expectation = try line.optionalText("expect") ?? expectation
        if let time = try line.optionalText("start") { start = try Instant(parsing: time) }
        for (name, value) in try line.parameters() { parameters[name] = value }
    }
}

/// One line of a recorded run: an object that one of its keys tells the kind of.
private struct RecordedLine {
    /// What a line is about, by the key that only such lines have.
    enum Kind: String, CaseIterable {
        case metric, fault, took, approve, reject, ask, expect, param, start

        /// The keys that such a line may have.
        var keys: [GoString] {
            switch self {
            case .metric:
                [
                    "metric", "side", "at", "stage", "check", "attempt", "good", "bad", "total", "value", "status",
                    "message",
                ]
            case .fault: ["fault", "at", "stage", "message"]
            case .took: ["took", "stage", "attempt"]
            case .approve, .reject: [GoString(rawValue), "at", "by", "reason"]
            case .ask: ["ask", "at", "by", "reason"]
            case .expect, .param, .start: ["expect", "param", "start"]
            }
        }
    }

    let kind: Kind
    private let map: Map

    init(json: [UInt8]) throws {
        guard case .map(let map) = try JSON.decode(json) else { throw RecordedLineError("it is no object") }
        guard let kind = Kind.allCases.first(where: { map[GoString($0.rawValue)] != nil }) else {
            let kinds = Kind.allCases.map { "`" + GoString($0.rawValue) + "`" }.joined(by: ", ")
            throw RecordedLineError("it has none of " + kinds)
        }
        if let stranger = map.keys.first(where: { !kind.keys.contains($0) }) {
            throw RecordedLineError("`" + stranger + "` means nothing here")
        }
        (self.kind, self.map) = (kind, map)
    }

    // MARK: - Fields

    func optionalText(_ name: GoString) throws(RecordedLineError) -> GoString? {
        switch map[name] {
        case nil: return nil
        case .string(let text)?: return text
        default: throw RecordedLineError("`" + name + "` must be a text")
        }
    }

    private func text(_ name: GoString) throws(RecordedLineError) -> GoString { try optionalText(name) ?? "" }

    private func optionalNumber(_ name: GoString) throws(RecordedLineError) -> Double? {
        switch map[name] {
        case nil: return nil
        case .float(let number)?: return number
        default: throw RecordedLineError("`" + name + "` must be a number")
        }
    }

    private func count(_ name: GoString) throws(RecordedLineError) -> Int? {
        guard let number = try optionalNumber(name) else { return nil }
        guard let count = Int(exactly: number), count > 0 else {
            throw RecordedLineError("`" + name + "` must be a whole number above 0")
        }
        return count
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: GoString, default word: Word? = nil
    ) throws(RecordedLineError) -> Word {
        guard let text = try optionalText(name) else {
            if let word { return word }
            throw RecordedLineError("`" + name + "` is missing")
        }
        guard let word = Word(rawValue: text.text) else {
            let words = Word.allCases.map { GoString($0.rawValue) }.joined(by: ", ")
            throw RecordedLineError("`" + name + "` must be one of " + words)
        }
        return word
    }

    /// Seconds after the start; the start itself where it is left out.
    private func time() throws(RecordedLineError) -> Instant {
        Instant(milliseconds: 0).adding(try seconds("at"))
    }

    /// To the millisecond; 0 where it is left out.
    private func seconds(_ name: GoString) throws(RecordedLineError) -> GoDuration {
        let seconds = try optionalNumber(name) ?? 0
        guard seconds >= 0, seconds <= 1e9 else {
            throw RecordedLineError("`" + name + "` must be seconds after the start")
        }
        return GoDuration(nanoseconds: Int64((seconds * 1000).rounded()) * 1_000_000)
    }

    func parameters() throws(RecordedLineError) -> [(GoString, GoString)] {
        guard let value = map["param"] else { return [] }
        guard case .map(let parameters) = value else { throw RecordedLineError("`param` must be an object") }
        var pairs: [(GoString, GoString)] = []
        for (name, value) in parameters.entries {
            guard case .string(let text) = value else { throw RecordedLineError("`param` must hold texts") }
            pairs.append((name, text))
        }
        return pairs
    }

    // MARK: - Kinds

    func number() throws(RecordedLineError) -> RecordedNumber {
        RecordedNumber(
            metric: try text("metric"), side: try word("side", default: .canary), place: try place(),
            reading: try reading())
    }

    private func place() throws(RecordedLineError) -> RecordedNumber.Place {
        guard let stage = try optionalText("stage") else { return .time(try time()) }
        guard let check = try count("check") else { throw RecordedLineError("`stage` needs the number of a `check`") }
        return .check(check, stage: stage, attempt: try count("attempt") ?? 1)
    }

    private func reading() throws(RecordedLineError) -> Reading {
        if let status = try status() { return status }
        if let value = try optionalNumber("value") { return Reading(value) }
        guard let total = try optionalNumber("total") else {
            throw RecordedLineError("it has no `value`, no `total` with `good` or `bad`, and no `status`")
        }
        if let good = try optionalNumber("good") { return Reading(.good, good, total: total) }
        guard let bad = try optionalNumber("bad") else { throw RecordedLineError("`total` needs `good` or `bad`") }
        return Reading(.bad, bad, total: total)
    }

    /// What came instead of a number.
    private func status() throws(RecordedLineError) -> Reading? {
        let status: MeasurementStatus = try word("status", default: .value)
        switch status {
        case .value: return nil
        case .none: return Reading.none
        case .several: return .several
        case .infinite: return .infinite(.plus)
        case .error: return .error(.provider(try text("message")))
        }
    }

    func fault() throws(RecordedLineError) -> RecordedFault {
        let message = try optionalText("message") ?? "as it was recorded"
        return RecordedFault(
            time: try time(), kind: try word("fault"), stage: try optionalText("stage"), message: message)
    }

    func duration() throws(RecordedLineError) -> RecordedDuration {
        let time = try seconds("took")
        return RecordedDuration(stage: try text("stage"), attempt: try count("attempt") ?? 1, time: time)
    }

    func request() throws(RecordedLineError) -> RecordedRequest {
        let kind: RecordedRequest.Kind =
            switch self.kind {
            case .approve: .approve(stage: try text("approve"))
            case .reject: .reject(stage: try text("reject"))
            default: .ask(try word("ask"))
            }
        return RecordedRequest(time: try time(), kind: kind, person: try text("by"), reason: try text("reason"))
    }
}

/// What is wrong with a line.
private struct RecordedLineError: GoError {
    let message: GoString

    init(_ message: GoString) { self.message = message }
}
