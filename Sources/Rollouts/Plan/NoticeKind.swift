/// What channels are told about; the raw values are those of `notify.on`.
package enum NoticeKind: String, Sendable, CaseIterable {
    case started, waiting, failed, held, returned, finished, stuck
}
