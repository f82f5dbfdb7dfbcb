// Shows the page anew when the folder has changed since it was made.
{
  const { version } = document.currentScript.dataset;
  new EventSource("/+/changes").onmessage = ({ data }) => {
    if (data !== version) location.reload();
  };
}
