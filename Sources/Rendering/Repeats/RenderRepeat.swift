import GoTemplate

/// Which files of a render run again; of all others the text is known.
///
/// All run if templates change what others see: as Istio's do, which set values in one file for the next.
package struct RenderRepeat {
    let recording: RenderRecording
    let files: Set<GoString>
    /// Whether chance gives what it gave before.
    let isReplayed: Bool

    /// Files as they ran before.
    package static func replay(of recording: RenderRecording, files: Set<GoString>) -> RenderRepeat {
        RenderRepeat(recording: recording, files: files, isReplayed: true)
    }

    /// The files whose text may be another one.
    package static func chance(of recording: RenderRecording) -> RenderRepeat {
        RenderRepeat(recording: recording, files: recording.randomFiles, isReplayed: false)
    }

    func content(of file: GoString) -> GoString? { recording.content(of: file, running: files) }
}
