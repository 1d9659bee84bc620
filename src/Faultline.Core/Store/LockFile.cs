namespace Faultline.Store;

/// <summary>
/// A file that one owner on this machine holds at a time. The operating system lets go of it when the owner ends, however it ends;
/// the file itself may then stay behind, and the next owner takes it over.
/// </summary>
internal static class LockFile
{
    /// <summary>The lock, to be disposed (which deletes the file); null while another holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            // With exactly these options .NET makes sure that the file locked is the one at the path, not one deleted meanwhile.
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            });
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            // Windows says so of a file that is about to be deleted by its last owner.
            return null;
        }
    }

    // EAGAIN on Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsHeld(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult is 11 or 35;
}
