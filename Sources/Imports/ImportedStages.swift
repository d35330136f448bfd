import GoTemplate

/// A stages file that was made of another tool's files, for a person to finish.
package struct ImportedStages {
    /// The file, with comments where something is to be done.
    package let text: GoString
    /// What became of each value of the input, in the order of the files.
    package let ledger: [LedgerEntry]

    /// The values that the stages file says nothing of.
    package var dropped: [LedgerEntry] { ledger.filter { !$0.isMapped } }
}
