import GoTemplate

/// What a person types into the live view: a letter, the answer to a question, a reason.
struct WatchDialogue {
    /// What may be asked for; the raw values are the letters.
    enum Request: Character, CaseIterable, Sendable {
        case approve = "a"
        case reject = "r"
        case pause = "p"
        case abort = "x"
    }

    /// What follows a key.
    enum Outcome: Equatable {
        case nothing
        case quit
        case ask(Request, reason: GoString)
    }

    private enum Step: Equatable {
        case watching
        case asking(Request)
        case reasoning(Request, GoString)
    }

    private var step = Step.watching

    /// The line at the bottom.
    ///
    /// - Parameter subject: what is asked about, such as the name of a stage.
    func prompt(about subject: GoString) -> GoString {
        switch step {
        case .watching: "a approve  r reject  p pause  x abort  q quit"
        case .asking(let request): request.title + " " + subject + "? y/n"
        case .reasoning(let request, let text): "Why " + request.verb + "? (Enter sends, Escape does not) " + text
        }
    }

    mutating func take(_ key: UInt8) -> Outcome {
        switch step {
        case .watching: return begin(key)
        case .asking(let request):
            step = key | 0x20 == UInt8(ascii: "y") ? .reasoning(request, "") : .watching
            return .nothing
        case .reasoning(let request, let text): return reason(request, text, key)
        }
    }

    private mutating func begin(_ key: UInt8) -> Outcome {
        if key == UInt8(ascii: "q") || key == Keyboard.interrupt { return .quit }
        if let request = Request(rawValue: Character(UnicodeScalar(key))) { step = .asking(request) }
        return .nothing
    }

    private mutating func reason(_ request: Request, _ text: GoString, _ key: UInt8) -> Outcome {
        switch key {
        case 0x0A, 0x0D:
            step = .watching
            return .ask(request, reason: text)
        case Keyboard.escape, Keyboard.interrupt: step = .watching
        case 0x08, 0x7F: step = .reasoning(request, GoString(text.runes.dropLast().map(\.self).bytes))
        case 0x20...: step = .reasoning(request, text + GoString([key]))
        default: break
        }
        return .nothing
    }
}

extension WatchDialogue.Request {
    fileprivate var title: GoString {
        switch self {
        case .approve: "Approve"
        case .reject: "Reject"
        case .pause: "Pause"
        case .abort: "Abort, and return from,"
        }
    }

    fileprivate var verb: GoString {
        switch self {
        case .approve: "approve"
        case .reject: "reject"
        case .pause: "pause"
        case .abort: "abort"
        }
    }
}

extension [Rune] {
    fileprivate var bytes: [UInt8] { GoString(runes: self).bytes }
}
