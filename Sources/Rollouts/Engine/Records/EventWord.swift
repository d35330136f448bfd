/// What kind of event is stored; the raw values never change.
enum EventWord: String, CaseIterable {
    case started, begun, entered, advanced, finished, asked, answered, failed, inconclusive, held, intent, outcome
    case judged, approved, rejected, paused, resumed, decided, retried, aborted, undone, abandoned
    case steppedBack = "stepped back"
    case arrived, returned, stuck
}
